headline = 有人在控制你的生活或工作吗？

what-it-is = 人口贩运，就是有人用强迫、威胁或欺骗的手段，让别人去工作或发生性行为。
rights = 这从来不是你的错。不管你的证件是什么情况，你都有权利。

sign-papers = 你的护照或证件在别人手里吗？
sign-leave = 你害怕辞掉工作或离开家吗？
sign-debt = 有人扣你的工资抵债吗？
sign-watched = 有人监视你，或规定你说什么吗？
sign-threats = 有人威胁你或你的家人吗？
sign-forced = 有人逼你做你没同意的事吗？

call-label = { $hours ->
    [always] 日夜都可拨打
   *[limited] 请拨打
}
text-line = { $text-keyword ->
    [none] 或发短信到 { $text-number }
   *[other] 或发短信 { $text-keyword } 到 { $text-number }
}
languages-line = { $languages ->
    [0] 你不用说出姓名。
   *[other] 有超过 { $languages } 种语言可选。你不用说出姓名。
}
emergency-line = <strong>现在有危险吗？请拨打 { $emergency }。</strong>
phone-safety = 你的手机可能会被人查看。请使用你信得过的电话。
bystander = 在为别人担心吗？不要自己出面干预。请打电话咨询。

qr-label = 扫码求助
qr-alt = 可打开 { $url } 的二维码
door-alt = 敞开的门，光从里面照出来

version-line = { $evidence ->
    [none] 版本 { $version }
   *[other] 版本 { $version } · 号码核对于{ DATETIME($evidence) }
}
venue-line = { $venue }
