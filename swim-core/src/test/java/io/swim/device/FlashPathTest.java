package io.swim.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlashPathTest {
  @ParameterizedTest
  @CsvSource({
    "flash:x.bin, flash:, x.bin",
    "flash:/x.bin, flash:, x.bin",
    "flash://x.bin, flash:, x.bin",
    "' flash: x.bin ', flash:, x.bin",
    "flash0:dir/x.bin, flash0:, dir/x.bin",
    "disk0:/a/b/x.bin, disk0:, a/b/x.bin",
    "harddisk:asr1000rp1-adventerprisek9.03.16.bin, harddisk:, "
        + "asr1000rp1-adventerprisek9.03.16.bin",
    "bootflash:n9000-dk9.7.0.3.I4.7.bin, bootflash:, n9000-dk9.7.0.3.I4.7.bin",
    "flash:1:x.bin, flash:1:, x.bin",
    "flash-1#:x.bin, flash-1#:, x.bin",
    "0/RSP0/CPU0/harddisk:x.bin, 0/RSP0/CPU0/harddisk:, x.bin",
    "usbflash1:c1900_universal(k9)+x.bin, usbflash1:, c1900_universal(k9)+x.bin"
  })
  void whatDevicesWriteIsRead(String text, String fileSystem, String file) {
    FlashPath path = FlashPath.parse(text);

    assertThat(path.fileSystem()).isEqualTo(fileSystem);
    assertThat(path.file()).isEqualTo(file);
    assertThat(path).hasToString(fileSystem + file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x.bin",
        ":x.bin",
        "flash:",
        "flash:/",
        "flash:a b.bin",
        "flash:*.bin",
        "flash:x?.bin",
        "flash:x.bin;reload",
        "flash:x.bin|more",
        "flash:x.bin\nreload",
        "flash:x\r.bin",
        "flash:x\u0003.bin",
        "flash:\"x.bin\"",
        "flash:'x.bin'",
        "flash:../nvram",
        "flash:a/../../nvram",
        "flash:x\\y",
        "flash:x$y",
        "flash:x`y`",
        "fl ash:x.bin",
        "flash\n:x.bin",
        "tftp://10.0.0.1:x.bin",
        "flash:\u00fcber.bin"
      })
  void whatCouldBeMoreThanANameIsRefused(String text) {
    assertThatThrownBy(() -> FlashPath.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFileSystemNeedsItsColon() {
    assertThatThrownBy(() -> new FlashPath("flash", "x.bin"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'flash'");
  }

  @ParameterizedTest
  @CsvSource({
    "flash:/x.bin, flash:x.bin, true",
    "flash:x.bin, ' flash:x.bin ', true",
    "flash://x.bin, flash:/x.bin, true",
    "flash:x.bin, flash:X.bin, false",
    "flash:x.bin, slot0:x.bin, false",
    "flash:a/x.bin, flash:x.bin, false"
  })
  void spellingsOfOneFileAreTheSame(String one, String other, boolean same) {
    assertThat(FlashPath.same(one, other)).isEqualTo(same);
  }
}
