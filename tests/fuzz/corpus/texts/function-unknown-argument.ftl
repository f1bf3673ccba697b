headline = Is someone controlling your work?
sign-one = Does someone keep your passport?
sign-two = Seen { DATETIME($evidence, datestyle: "long", timeStyle: "short") }.
call-line = <strong>Call { $call }</strong> { $hours ->
    [always] at any hour
   *[limited] today
}
text-line = or text { $text-number }
qr-alt = Code that opens { $url }
