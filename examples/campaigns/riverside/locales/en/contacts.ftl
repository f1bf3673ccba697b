### The contact sheet (layouts/contact-sheet.toml): a list of four to eight hotlines, each with its number and its code.

# In large type at the top, one line of about 15 letters, two at most.
contacts-title = Who can help
# Below it, in two short lines.
contacts-intro = Call one of them and ask. You do not have to give your name.
# Beside a number, in small type: a column of about 30 letters.
contact-hours = { $hours ->
    [always] Day and night
   *[limited] At certain hours
}
# Below it. $languages is how many languages are spoken there, 0 when it is not known.
contact-languages = { $languages ->
    [0] Ask for your language
   *[other] More than { $languages } languages by phone
}
# In a second list, over an address to read at. One line.
contacts-more = Where to read more
