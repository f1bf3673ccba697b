film-head = Una película y una charla: lo que no vemos
film-when = { DATETIME($values-day, dateStyle: "full") }, { $values-doors }–{ $values-ends }
film-where = { $venue }. { NUMBER($values-seats) } asientos. { $organization-name } le invita; entrada libre. Inscripción: { $values-sign-up }
film-code = Código que abre { $values-sign-up }
film-help = Ayuda por teléfono: { $call }
