package io.swim.ssh.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.Secret;
import org.junit.jupiter.api.Test;

class MasksTest {
  private final Masks masks = new Masks();

  @Test
  void aSecretIsHiddenAsItIsAndAsItStandsInAUrl() {
    assertThat(masks.hide(Secret.of("p@ss w/rd"))).hasSize(2);
    assertThat(masks.mask("x p@ss w/rd y p%40ss%20w%2Frd z")).isEqualTo("x ******** y ******** z");
  }

  @Test
  void aSecretOverTwoLinesIsHidden() {
    masks.hide(Secret.of("zw1cky"));
    assertThat(masks.mask("ftp://u:zw1\ncky@h")).isEqualTo("ftp://u:********@h");
  }

  @Test
  void whatIsLeftOfASecretBesideADollarSignIsHidden() {
    masks.hide(Secret.of("zw1cky"));
    assertThat(masks.mask("#$1cky@h/x")).isEqualTo("#$********@h/x");
    assertThat(masks.mask("ftp://u:zw1ck$")).isEqualTo("ftp://u:********$");
    assertThat(masks.mask("5$ and secret$")).isEqualTo("5$ and secret$");
  }

  @Test
  void aSecretThatBeginsWithAnotherOneLeavesNoRest() {
    masks.hide(Secret.of("plugh7"));
    masks.hide(Secret.of("plugh7xyz"));
    assertThat(masks.mask("plugh7xyz plugh7")).isEqualTo("******** ********");
  }

  @Test
  void aShortSecretIsHiddenAsAWordAndTellsItselfNowhere() {
    masks.hide(Secret.of("en"));
    assertThat(masks.mask("listens: Not enough space, en\nen En"))
        .isEqualTo("listens: Not enough space, ********\n******** En");
    assertThat(masks.mask("ftp://u:en@h u:e\nn@h")).isEqualTo("ftp://u:********@h u:********@h");
  }

  @Test
  void aShortSecretBesideADollarSignIsHiddenAsAWord() {
    masks.hide(Secret.of("abc"));
    assertThat(masks.mask("#$bc@h $bcd u:ab$ tab$"))
        .isEqualTo("#$********@h $bcd u:********$ tab$");
  }

  @Test
  void aShortSecretWithSignsIsHiddenWhereverItCanStand() {
    masks.hide(Secret.of("$e"));
    assertThat(masks.mask("x$e $e $ex")).isEqualTo("x******** ******** $ex");
  }

  @Test
  void anEmptySecretHidesNothing() {
    assertThat(masks.hide(Secret.of(""))).isEmpty();
    assertThat(masks.mask("plain")).isEqualTo("plain");
  }
}
