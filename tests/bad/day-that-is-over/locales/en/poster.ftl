headline = Is someone controlling your work?
sign-one = Does someone keep your passport?
sign-two = Are you afraid to leave?
call-line = <strong>Call { $call }</strong> { $hours ->
    [always] at any hour
   *[limited] today
}
text-line = or text { $text-number }
qr-alt = Code that opens { $url }

gala = { DATETIME($values-gala) }, { $values-from }
talk = Come on { DATETIME($values-talk, dateStyle: "full") }.
others = { DATETIME($values-event-day) }, { DATETIME($values-first) }, since { DATETIME($values-founded, dateStyle: "full") }, { $values-founding-day }
