headline = Â¿Hay alguien que controla su vida?
sign-one = ¿Le quitó alguien su pasaporte… o su «PAPÁ»?
