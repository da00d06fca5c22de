"""A document's text (公文文字): filled from its template, then blocks instead of markup."""
