"""A network of stations: where they stand, how the ways between them run, and how both are drawn."""

from cxjourney.maps.layout.network.place import place_network, settled

__all__ = ["place_network", "settled"]
