headline = Is someone controlling your work?
sign-one = Dial { $emergency }<em>1</em> or +{ $call }.
sign-two = Dial { $emergency }{ $call } or { $emergency } { $call }.
call-line = <strong>Call { $call }</strong>​5
text-line = or text { $text-number ->
    [none] us
   *[other] { $text-number }-HELP
}
qr-alt = Code that opens { $url }/free
