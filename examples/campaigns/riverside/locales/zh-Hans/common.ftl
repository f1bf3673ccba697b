headline = 有人在控制您的生活或工作吗？
short-question = 有人在控制您的生活吗？

what-it-is = 人口贩运，就是有人用暴力、威胁或欺骗，迫使别人工作或发生性行为。
rights = 这从来不是您的错。不管您的证件是什么情况，您都有自己的权利。
not-smuggling = <strong>人口贩运不是偷运移民。</strong>偷运移民是把人带过边境。人口贩运是控制一个人，不需要越过边境。

sign-papers = 您的护照或证件在别人手里吗？
sign-leave = 您害怕辞掉工作或离开家吗？
sign-debt = 有人扣您的工资抵债吗？
sign-watched = 有人监视您，或规定您说什么吗？
sign-threats = 有人威胁您或您的家人吗？
sign-forced = 有人逼您做您没同意的事吗？

call-label = { $hours ->
    [always] 日夜都可拨打
   *[limited] 请拨打
}
text-line = { $text-keyword ->
    [none] 或发短信到 { $text-number }
   *[other] 或发短信 { $text-keyword } 到 { $text-number }
}
languages-line = { $languages ->
    [0] 您不用说出姓名。
   *[other] 电话可用超过 { $languages } 种语言。您不用说出姓名。
}
emergency-line = <strong>现在有危险吗？请拨打 { $emergency }。</strong>
phone-safety = 您的手机可能会被人查看。请使用您信得过的电话。
bystander = 在为别人担心吗？不要自己出面干预。请打电话咨询。

qr-label = 扫码求助
qr-alt = 可打开 { $url } 的二维码
door-alt = 敞开的门，光从里面照出来
resource-alt = 可打开 { $resource-url } 的二维码

version-line = { $evidence ->
    [none] 版本 { $version }
   *[other] 版本 { $version } · 号码核对于{ DATETIME($evidence) }
}
venue-line = { $venue }
organization-line = 由 { $organization-name } 发给您
