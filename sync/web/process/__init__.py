"""What one process of the page keeps (进程): its key, its sessions, its pages, the desk."""
