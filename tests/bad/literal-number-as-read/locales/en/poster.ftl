headline = Is someone controlling your work?
sign-one = Call 8­88·428•7581 or ⑧⑧⑧ ④②⑧ ⑦⑤⑧①.
sign-two = Call 1-800-GET-HELP or 888<em>42</em>8_7581.
call-line = <strong>Call { $call }</strong>
    .title = 八八八 四二八 七五八一
text-line = or text { $text-number ->
    [none] 1,888,428,758
   *[other] 9-1-1 or 9ll
}
qr-alt = Code that opens { $url }
