card-front-title = 社区信息
card-front-line = 实用号码，留着备用
card-title = { $hours ->
    [always] 日夜都有人愿意听你说
   *[limited] 有人愿意听你说
}
card-name-line = 你不用说出姓名。
card-emergency = <strong>现在有危险吗？{ $emergency }</strong>
card-safety = 只有在安全的情况下才留着这张卡。请使用你信得过的电话。
