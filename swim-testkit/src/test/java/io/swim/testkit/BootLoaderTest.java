package io.swim.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.device.DeviceState;
import io.swim.testkit.device.Fault;
import io.swim.testkit.device.SimulatedImage;
import io.swim.testkit.device.SimulatedModels;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What boots is what is really on flash. Time stands still but for the reboots. */
class BootLoaderTest {
  private static final Duration REBOOT = Duration.ofMinutes(3);
  private static final String OLD = "c2960-lanbasek9-mz.122-55.SE3.bin";

  private final ManualClock clock = ManualClock.at(Instant.parse("2026-11-21T08:00:00Z"));
  private SimulatedFleet fleet;

  @AfterEach
  void stop() {
    fleet.close();
  }

  private SimulatedDevice start(SimulatedFleetBuilder builder) {
    fleet = builder.clock(clock).rebootTime(REBOOT).build().start();
    return fleet.device(0);
  }

  private static SimulatedImage image(String version) {
    return SimulatedImage.builder().version(version).sizeBytes(150_000).build();
  }

  private void reboot(SimulatedDevice device) {
    device.powerCycle();
    clock.advance(REBOOT);
  }

  @Test
  void entriesOfTheListAreTriedInOrder() {
    SimulatedImage newer = image("15.0(2)SE11");
    SimulatedDevice device =
        start(
            SimulatedFleet.builder()
                .moreImages(newer)
                .bootVariables("flash:/none.bin", "flash:/" + newer.fileName(), "flash:/" + OLD));
    assertThat(device.runningVersion()).isEqualTo("15.0(2)SE11");
    assertThat(device.bootLog())
        .containsExactly(
            "boot: cannot open \"flash:/none.bin\": No such file or directory",
            "boot: loading \"flash:/" + newer.fileName() + "\"");
  }

  @Test
  void everyKindOfWrongImageIsRefusedForItsReason() {
    SimulatedDevice device = start(SimulatedFleet.builder().ramBytes(64 << 20));
    byte[] good = image("15.0(2)SE11").toByteArray();
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 1;
    byte[] noMagic = good.clone();
    noMagic[0] = 'X';
    device.flash().put("flipped.bin", flipped);
    device.flash().put("short.bin", Arrays.copyOf(good, 100_000));
    device.flash().put("magic.bin", noMagic);
    device.flash().put("stub.bin", Arrays.copyOf(good, 512));
    device.flash().put("c3560.bin", SimulatedImage.builder().family("C3560").build().toByteArray());
    device
        .flash()
        .put("big.bin", SimulatedImage.builder().minRamMegabytes(128).build().toByteArray());
    device.flash().delete(OLD);
    reboot(device);
    assertThat(device.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
    assertThat(device.runningVersion()).isEmpty();
    assertThat(device.bootLog())
        .contains(
            "boot: error loading \"flash:/flipped.bin\": checksum of the compressed image is wrong",
            "boot: error loading \"flash:/short.bin\": "
                + "file is cut short: no end of the compressed image",
            "boot: error loading \"flash:/magic.bin\": bad magic number",
            "boot: error loading \"flash:/c3560.bin\": image is for C3560, this is a C2960",
            "boot: error loading \"flash:/big.bin\": image needs 128 MB of RAM, there are 64");
    assertThat(device.bootLog()).anyMatch(line -> line.contains("\"flash:/stub.bin\": no "));
  }

  @Test
  void emptyListBootsTheFirstFileThatCanBeBooted() {
    SimulatedDevice device = start(SimulatedFleet.builder().bootVariables());
    device.flash().put(image("15.0(2)SE11"));
    reboot(device);
    assertThat(device.runningVersion()).isEqualTo("12.2(55)SE3");
    device.flash().delete(OLD);
    reboot(device);
    assertThat(device.runningVersion()).isEqualTo("15.0(2)SE11");
    assertThat(device.runningImage()).isEqualTo("flash:/c2960-lanbasek9-mz.150-2.SE11.bin");
  }

  @Test
  void failedListMayEndInTheBootLoader() {
    SimulatedDevice device = start(SimulatedFleet.builder().bootVariables("flash:/none.bin"));
    assertThat(device.runningVersion()).as("first image on flash").isEqualTo("12.2(55)SE3");
    device.inject(Fault.noBootFallback());
    reboot(device);
    assertThat(device.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
    assertThat(device.bootLog()).contains("boot: no entry of the boot list can be booted");
  }

  @Test
  void deviceWithoutImageComesBackWhenOneIsPutThere() {
    SimulatedDevice device = start(SimulatedFleet.builder());
    device.flash().delete(OLD);
    reboot(device);
    assertThat(device.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
    assertThat(device.engineBoots()).isEqualTo(3);
    device.flash().put(image("15.0(2)SE11"));
    reboot(device);
    assertThat(device.state()).isEqualTo(DeviceState.RUNNING);
    assertThat(device.engineBoots()).isEqualTo(4);
    assertThat(device.rebootCount()).isEqualTo(2);
  }

  @Test
  void bootFieldOfTheRegisterDecidesAboutTheList() throws Exception {
    SimulatedImage newer =
        SimulatedImage.builder()
            .model(SimulatedModels.router1841())
            .version("15.1(4)M8")
            .sizeBytes(150_000)
            .build();
    SimulatedDevice router =
        start(
            SimulatedFleet.builder()
                .model(SimulatedModels.router1841())
                .version("12.4(25d)")
                .moreImages(newer)
                .bootVariables("flash:" + newer.fileName()));
    assertThat(router.runningVersion()).isEqualTo("15.1(4)M8");
    register(router, "0x2101");
    assertThat(router.configRegister()).isEqualTo(0x2101);
    reboot(router);
    assertThat(router.runningVersion()).as("first file on flash").isEqualTo("12.4(25d)");
    register(router, "0x2100");
    reboot(router);
    assertThat(router.state()).isEqualTo(DeviceState.IN_BOOT_LOADER);
  }

  private static void register(SimulatedDevice router, String value) throws Exception {
    try (TelnetUser user = TelnetUser.enabled(router)) {
      user.send("configure terminal", "(config)#");
      user.send("config-register " + value, "(config)#");
      user.send("end", "#");
      assertThat(user.send("show version", "reload)"))
          .contains("(will be " + value.replace("0x", "0x") + " at next reload)");
    }
  }

  @Test
  void registerBit6IgnoresTheStartupConfiguration() throws Exception {
    SimulatedDevice router =
        start(SimulatedFleet.builder().model(SimulatedModels.router1841()).version("12.4(25d)"));
    register(router, "0x2142");
    reboot(router);
    try (TelnetUser user = TelnetUser.connect(router)) {
      user.readUntil("Username: ");
      user.send(router.credentials().username(), "Password: ");
      user.send(router.credentials().password(), "Router>");
    }
  }

  @Test
  void faultsOfTheRebootHappen() {
    SimulatedDevice device = start(SimulatedFleet.builder().bootVariables("flash:/a.bin"));
    device.flash().put("a.bin", image("15.0(2)SE11").toByteArray());
    device.inject(Fault.bootOldImage(), Fault.returnLate(Duration.ofMinutes(10)));
    reboot(device);
    assertThat(device.state()).isEqualTo(DeviceState.REBOOTING);
    clock.advance(Duration.ofMinutes(10));
    assertThat(device.state()).isEqualTo(DeviceState.RUNNING);
    assertThat(device.runningVersion()).isEqualTo("12.2(55)SE3");

    device.healAll();
    device.inject(Fault.engineIdChanges(), Fault.engineBootsReset());
    byte[] engineId = device.engineId();
    reboot(device);
    assertThat(device.runningVersion()).isEqualTo("15.0(2)SE11");
    assertThat(device.engineId()).isNotEqualTo(engineId);
    assertThat(device.engineBoots()).isEqualTo(1);

    device.inject(Fault.neverReturn());
    reboot(device);
    clock.advance(Duration.ofDays(7));
    assertThat(device.state()).isEqualTo(DeviceState.REBOOTING);
    device.healAll();
    reboot(device);
    assertThat(device.state()).isEqualTo(DeviceState.RUNNING);
  }
}
