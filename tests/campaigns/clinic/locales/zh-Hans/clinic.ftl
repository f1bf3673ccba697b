clinic-head = 在这里，您可以单独说话。
clinic-one = 是否有人替您回答？
clinic-two = 是否有人扣着您的证件？
clinic-call = 请拨打上面的号码。{ $text-number ->
    [none] { "" }
   *[other] 或发短信至 { $text-number }。
  }
