"""The report: one HTML page of all that is known of journeys, and of what isn't."""
