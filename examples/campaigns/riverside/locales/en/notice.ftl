### The notice in two or three languages (layouts/notice.toml). All languages on it stand beside one another, in one size.

# In body type, six to eight lines of 30 letters. A place whose law asks for a notice has wording of its own: it is pasted
# over this text. No law is named here.
notice-body = Is someone made to work, or to have sex, and cannot leave? It can happen on a farm, in a kitchen, in a factory, in a house or in the street. { $text-number ->
    [none] You can call, and ask for help.
   *[other] You can call or text, and ask for help.
}
