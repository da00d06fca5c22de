"""Official documents (公文): contexts → Jinja → Markdown → blocks → gongwen → Word."""
