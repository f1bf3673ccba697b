headline = Is someone controlling your work?
sign-one = { sign-two }
sign-two = { sign-one }
call-line = <strong>Call { $call }</strong> { $hours ->
    [always] at any hour
   *[limited] today
}
text-line = or text { $text-number }
qr-alt = Code that opens { $url }
