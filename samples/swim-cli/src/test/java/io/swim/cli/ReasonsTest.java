package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonsTest {
  @Test
  void aCellHasTheFirstSentenceAlone() {
    assertThat(Reasons.first("10.0.0.1:22, 'copy a b': no. Next time it may; or not"))
        .isEqualTo("10.0.0.1:22, 'copy a b': no");
    assertThat(
            Reasons.first("refused 'copy ftp://a:*@b/c flash:x': %Error reading ftp://b/c (Reset)"))
        .isEqualTo("refused 'copy ftp://...': %Error reading ftp://... (Reset)");
    assertThat(Reasons.first("refused\n by us; then more")).isEqualTo("refused by us");
    assertThat(Reasons.first("x".repeat(500))).hasSize(120).endsWith("...");
  }
}
