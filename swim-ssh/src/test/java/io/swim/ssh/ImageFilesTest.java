package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be deleted to make room goes by its name. */
class ImageFilesTest {
  private static final PlatformId IOS = new PlatformId("cisco-ios");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c2960-lanbasek9-mz.150-2.SE11.bin",
        "c3560e-universalk9-tar.152-4.E10.tar",
        "c1841-adventerprisek9-mz.124-24.T.bin",
        "c7200-js-mz.122-4.JA1.bin",
        "c2800nm-ipbasek9-mz.124-15.T9.bin"
      })
  void anImageIsOne(String name) {
    assertThat(Platforms.bundled().isImage(IOS, name)).isTrue();
    assertThat(new BundledPlatforms().isImage(IOS, name)).isTrue();
    assertThat(Platforms.bundled().isImage(new PlatformId("other"), name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vlan.dat",
        "config.text",
        "private-config.text",
        "startup-config",
        "multiple-fs",
        "backup.bin",
        "crashinfo_ext",
        "c2960-lanbasek9-mz.150-2.SE11.bin.md5",
        "my-old-config.tar",
        "IOS-Self-Sig-1.cer",
        "info",
        "express_setup.debug"
      })
  void anythingElseIsNone(String name) {
    assertThat(Platforms.bundled().isImage(IOS, name)).isFalse();
  }
}
