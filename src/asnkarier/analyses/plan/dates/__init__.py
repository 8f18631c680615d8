"""When the classes of a training plan are held, and who sits in which of them."""
