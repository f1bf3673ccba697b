notice-head = Không ai được ép bạn làm việc
notice-wording = Đoạn này chỉ để thử và không có luật nào nói như vậy: cưỡng bức lao động là tội phạm, và người bị ép làm việc có thể gọi đường dây { $call } bất cứ lúc nào.
