film-head = A film and a talk: what we do not see
film-when = { DATETIME($values-day, dateStyle: "full") }, { $values-doors }–{ $values-ends }
film-where = { $venue }. { NUMBER($values-seats) } seats. { $organization-name } invites you; entry is free. Sign up: { $values-sign-up }
film-code = Code that opens { $values-sign-up }
film-help = Help by phone: { $call }
