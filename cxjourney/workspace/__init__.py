"""Many documents -> journeys, each with the catalogues it sees."""
