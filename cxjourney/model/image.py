"""Images: pictures of personas, stages and touchpoints."""

from pydantic import Field

from cxjourney.model.fields import Entity, Text


class Image(Entity):
    """A picture in the workspace, and what it shows in words."""

    file: Text = Field(
        description="The path of a PNG, JPEG or WebP, from the folder of this file; in the workspace, at most 1 MB.",
        examples=["pictures/counter.jpg"],
    )
    alt: Text = Field(
        description="What it shows, for those who can't see it.", examples=["Dara at the counter, papers in hand"]
    )
