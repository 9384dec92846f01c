package io.swim.testkit;

import static io.swim.testkit.XeBench.NEW;
import static io.swim.testkit.XeBench.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.SoftwareMode;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** From a bundle to installed software, and back. */
@Timeout(60)
class XeConversionTest {
  private static final String ADD = "install add file flash:" + NEW.fileName();
  private static final String RELOAD = "Do you want to proceed? [y/n]";

  private XeBench bench;
  private SimulatedDevice device;

  @BeforeEach
  void start() {
    start(XeBench.installed().softwareMode(SoftwareMode.BUNDLE).moreImages(NEW));
  }

  private void start(SimulatedFleetBuilder builder) {
    bench = XeBench.start(builder);
    device = bench.device;
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void bootList(String file) {
    device.configure("no boot system", "boot system flash:" + file);
    device.saveConfiguration();
  }

  private String convert() throws Exception {
    try (SshUser user = SshUser.enabled(device)) {
      return user.send(ADD + " activate commit", "boot config to flash:packages.conf [y/n]")
          + user.send("y", RELOAD)
          + user.send("y", "SUCCESS: install_add_activate_commit ");
    }
  }

  @Test
  void oneCommandInstallsWhatTheBootListThenBoots() throws Exception {
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C"));
    bootList("packages.conf");
    assertThat(convert()).contains("install_add: Adding IMG\n", "Commit: Passed on [1]\n");
    bench.selfReload();
    assertThat(device.runningImage()).isEqualTo("flash:packages.conf");
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
    assertThat(bench.type("show version")).containsPattern("CAT9K_IOSXE +INSTALL\n");
    assertThat(bench.states()).isEqualTo(Map.of("17.09.05", "C"));
  }

  @Test
  void withoutTheBootListTheBundleBootsAgain() throws Exception {
    convert();
    bench.selfReload();
    assertThat(device.runningImage()).isEqualTo("flash:" + OLD.fileName());
    assertThat(bench.states()).as("what runs").isEqualTo(Map.of("17.03.04", "C"));
    bootList("packages.conf");
    bench.powerCycle();
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
    assertThat(bench.states()).isEqualTo(Map.of("17.09.05", "C"));
  }

  @Test
  void cleaningUpInBundleModeSparesWhatIsBooted() throws Exception {
    try (TelnetUser user = bench.user()) {
      assertThat(user.send("install remove inactive", "above files? [y/n]"))
          .contains("    [R0]: /flash/" + OLD.fileName() + " File is in use, will not delete.\n");
      user.key("y", "sw-01#");
    }
    assertThat(device.flash().file(OLD.fileName())).isPresent();
    assertThat(device.flash().file(NEW.fileName())).isEmpty();
  }

  @Test
  void bootListMayNameABundleInsteadOfPackages() throws Exception {
    bench.close();
    start(XeBench.installed().moreImages(NEW));
    bootList(NEW.fileName());
    bench.powerCycle();
    assertThat(device.runningImage()).isEqualTo("flash:" + NEW.fileName());
    assertThat(bench.type("show version")).containsPattern("CAT9K_IOSXE +BUNDLE\n");
    bootList("packages.conf");
    bench.powerCycle();
    assertThat(device.runningVersion()).isEqualTo("17.03.04");
    assertThat(bench.states()).isEqualTo(Map.of("17.03.04", "C"));
  }

  @Test
  void routerInstallsToo() throws Exception {
    bench.close();
    SimulatedImage newer =
        SimulatedImage.builder()
            .model(SimulatedModels.router4451())
            .version("17.09.05")
            .sizeBytes(100_000)
            .build();
    start(
        SimulatedFleet.builder()
            .model(SimulatedModels.router4451())
            .softwareMode(SoftwareMode.INSTALL)
            .moreImages(newer));
    assertThat(bench.type("show version")).contains("Installation mode is INSTALL\n");
    assertThat(bench.type("install add file bootflash:" + newer.fileName()))
        .contains("Copying bootflash:" + newer.fileName() + " from  R0 to  R0\n")
        .contains(" [1] Finished Add package(s) on  R0\n")
        .contains("Add: Passed on [R0]\n", "SUCCESS: install_add /bootflash/" + newer.fileName());
    assertThat(bench.agree("install activate", RELOAD))
        .contains("/bootflash/isr4400-mono-universalk9.17.09.05.SPA.pkg\n");
    bench.selfReload();
    assertThat(bench.type("show install summary"))
        .contains("[ R0 ] Installed Package(s) Information:\n")
        .containsPattern("IMG   U    17\\.09\\.05\\.0\\.\\d{4}");
    assertThat(bench.type("install commit")).contains("Commit: Passed on [R0]\n");
    assertThat(device.runningVersion()).isEqualTo("17.09.05");
  }

  @Test
  void classicIosDoesNotInstall() {
    assertThatThrownBy(() -> SimulatedFleet.builder().softwareMode(SoftwareMode.INSTALL).build())
        .hasMessage("IOS does not install software");
  }
}
