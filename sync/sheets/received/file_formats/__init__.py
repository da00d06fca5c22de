"""The kinds of files that come in (文件格式): told apart by their bytes, refused where unsafe, read into grids."""
