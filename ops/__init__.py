"""What keeps the processes of one machine running. A leaf: imports nothing of ours."""
