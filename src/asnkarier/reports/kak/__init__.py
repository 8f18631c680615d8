"""Terms of reference (KAK) and cost sheet (RAB) of the trainings of a plan."""
