film-head = 电影与座谈：我们看不见的
film-when = { DATETIME($values-day, dateStyle: "full") } { $values-doors }–{ $values-ends }
film-where = { $venue }。{ NUMBER($values-seats) } 个座位。{ $organization-name } 邀请您参加，免费入场。报名：{ $values-sign-up }
film-code = 打开 { $values-sign-up } 的二维码
film-help = 电话求助：{ $call }
