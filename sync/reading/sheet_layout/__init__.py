"""Where things stand in a sheet (版式): its header, its rows and their keys, whatever the city has moved."""
