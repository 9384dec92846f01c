package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.PlatformId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be deleted to make room, and what is configuration, goes by its name. */
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flash:config.text",
        "flash:/private-config.text",
        "sdflash:/config.text",
        "flash:vlan.dat",
        "const_nvram:vlan.dat",
        "flash:Keys/Site.PEM",
        "nvram:startup-config",
        "nvram:IOS-Self-Sig#1.cer"
      })
  void whatADeviceNeedsToComeBackAsItWasIsConfiguration(String path) {
    assertThat(Platforms.bundled().isConfiguration(IOS, path)).isTrue();
    assertThat(new BundledPlatforms().isConfiguration(IOS, path)).isTrue();
    assertThat(Platforms.bundled().isConfiguration(new PlatformId("other"), path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flash:c2960-lanbasek9-mz.150-2.SE11.bin",
        "flash:config.text.bin",
        "flash:old-vlan.dat",
        "flash:crashinfo",
        "flash:keynote.txt"
      })
  void anythingElseIsNoConfiguration(String path) {
    assertThat(Platforms.bundled().isConfiguration(IOS, path)).isFalse();
  }
}
