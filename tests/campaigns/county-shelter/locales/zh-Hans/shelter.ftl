shelter-head = 您可以离开。我们在这里。
shelter-who = { $organization-name } 有床位、食物和愿意倾听的人。
shelter-note = { $hours ->
    [always] 昼夜均可拨打。
   *[limited] 请询问接听时间。
  } { $text-number ->
    [none] { "" }
   *[other] 或发短信至 { $text-number }。
  }
shelter-code = 打开 { $url } 的二维码
