"""The report: all that is known of journeys, and of what isn't, as one HTML page or as slides."""
