"""Words in which a training plan says why: of people, money, limits, classes and seats of an earlier plan."""

REASONS = (
    "selected",
    "not_assessed",  # the person was never assessed, so no training can be matched to the level
    "assessment_expired",  # the last assessment is too old to match a training to it
    "no_training",  # no training in the catalogue raises the competency from the person's level
    "leaves_before_end",  # the person retires, or the contract ends, before the end of the plan's year
    "away",  # the person is counted but not at work, as on study leave
    "jenjang_not_allowed",  # those that do are not open to the person's jenjang
    "employment_not_allowed",  # nor to the person's employment
    "not_eligible",  # the person is not of those whom the catalogue says they are for
    "eligibility_unknown",  # what they ask of a participant is not known of the person
    "no_fund",  # no fund that may pay for the training has a ceiling this year
    "prerequisite_missing",  # what must be passed before is not known to be passed, and cannot be taken before
    "banned",  # the office decided against it
    "no_value",  # by the region's weights, the seat is worth nothing or less than its cost takes off
    "person_limit",  # the person's days or JP do not allow it, alone or besides the other picks
    "cap_reached",  # a group of people, or a form of training, has as many seats as the region lets it have
    "class_not_held",  # no class can be held, or too few could still come to hold one
    "seats_full",
    "classes_full",  # all classes there are, are held, and another fund pays for them
    "fund_exhausted",  # what is left of the fund does not pay for one seat more
    "class_unaffordable",  # what is left of the fund pays for a seat, but not for the class it needs
    "funds_apart",  # several funds could pay for the class together, but each class is paid by one
    "budget_exhausted",  # the cap over all funds leaves too little
    "opd_without_ceiling",  # the fund is given to other OPDs only
    "opd_ceiling",  # the ceiling of the OPD in the fund is used up
    "better_use",  # nothing stands in its way, but it is not worth its cost or the search did not find it
)

PICKS = ("robust", "between", "fragile")
"""How often a training stays chosen where effectiveness and attendance are drawn."""

STRANDED = (
    "no_training",  # no training of the catalogue may be paid by the fund
    "no_candidate",  # those that may help nobody who may attend them
    "class_too_dear",  # the cheapest class that somebody needs costs more than the ceiling
    "opd_without_people",  # nobody works in the OPD the ceiling is for, perhaps by its spelling
    "opd_without_candidate",  # nobody of the OPD needs what the fund may pay for
    "opds_only",  # the fund is given to OPDs by name; people of others need it too
)
"""Why money of the year cannot be used, or not by everyone."""

PRICED = (
    "computed",  # the plan was made again with the limit loosened
    "slack",  # the limit is not used up
    "not_computed",
)

LIMITS = (
    "fund",
    "budget",  # the cap over all funds
    "opd_ceiling",
    "seats",  # of a training's classes
    "classes",
    "floor",  # fewest seats of a group of people
    "cap",  # most
    "quota",  # most people in trainings of one form
    "trainings",  # most trainings of each person
)
"""What limits a plan."""

BARRED = (
    "leaves_before_end",
    "away",
    "jenjang_not_allowed",
    "employment_not_allowed",
    "not_eligible",
    "eligibility_unknown",
    "no_fund",
    "prerequisite_missing",
    "banned",
)
"""What bars a person from a training, in the order it is asked."""

UNDATED = (
    "no_holidays",  # the calendar lists no holidays of the year, so no day is known to be a working day
    "degree_study",  # it is held over years, and not in days of the calendar
    "no_days",  # the catalogue gives the training no working days, or it is not known how many
    "months_unreadable",  # what the catalogue says of the months cannot be read
    "too_long",  # the year has not so many working days
    # one rule by itself: without it the seat would have a date, all others as they are
    "window",  # the weeks of the calendar
    "months",  # the months of the catalogue
    "blackout",  # days kept free of classes for everybody
    "money",  # the money of the fund comes later in the year
    "leaving",  # the class would end after the person has left
    "absence",  # days on which the person is on leave, assigned elsewhere or kept at work
    "other_class",  # another class of the person on the same days
    "order",  # what has to come before it is not dated or ends too late, or what comes after begins too early
    "away_share",  # too many of the unit would be away
    "class_size",  # too few can come on the same days to hold a class
    "several",  # no one rule alone stands in the way
)
"""Why a class, or a seat, has no date."""

DROPPED = (
    "not_counted",  # the person is no longer among those the plan counts
    "unknown_training",  # the catalogue has the training no longer
    "not_assessed",
    "closes_nothing",  # as the gap was closed, or the training teaches something else now
    *BARRED,
    "not_open",
    "other_training",  # another training of the new plan closes what it closed
    "better_use",  # it could have stayed, but its money or place is worth more elsewhere, or is decided on
)
"""Why a seat of an earlier plan is not in the new one."""

STOPPED_BY = (
    "optimal",  # no plan is better
    "tolerance",  # proven to be within the gap asked for
    "time_limit",
    "size",  # the search came to its end without a closer proof
)
