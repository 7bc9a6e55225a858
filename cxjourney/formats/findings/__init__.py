"""What ``validate`` found, as text: ``write(report, terminal, show_info)`` in each format."""
