"""The pages as they are printed (版面): where every line stands and in which face."""
