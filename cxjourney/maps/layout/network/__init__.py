"""A network of stations: where they stand, how the ways between them run, and how both are drawn."""

from cxjourney.maps.layout.network.place import place_network, settled
from cxjourney.maps.layout.network.samples import sample_of

__all__ = ["place_network", "sample_of", "settled"]
