package io.swim.testkit.fake;

import io.swim.device.DeviceFacts;
import io.swim.device.DeviceFactsBuilder;
import io.swim.device.SoftwareMode;
import java.time.Duration;
import java.time.Instant;

/** What a fake device tells of itself. */
final class FakeFacts {
  private static final long RAM_BYTES = 256L << 20;

  private FakeFacts() {}

  static DeviceFacts ofSlots(FakeDevice device, Instant now) {
    return DeviceFacts.builder(now)
        .platform(FakeDevice.SLOTS)
        .serialNumber(device.serialNumber())
        .version(device.version())
        .bootMark(device.bootMark())
        .build();
  }

  static DeviceFacts of(FakeDevice device, Instant now) {
    boolean isOther = device.has(FakeFault.OTHER_DEVICE_ANSWERS) && device.reboots() > 0;
    DeviceFactsBuilder facts = DeviceFacts.builder(now);
    facts
        .platform(FakeDevice.PLATFORM)
        .serialNumber(isOther ? "OTHER" : device.serialNumber())
        .version(device.version())
        .mode(device.runsPackages() ? SoftwareMode.INSTALL : SoftwareMode.BUNDLE)
        .ramBytes(RAM_BYTES)
        .fileSystem(device.flash())
        .bootVariables(device.bootList())
        .bootMark(device.bootMark());
    if (!device.has(FakeFault.TELLS_NO_RUNNING_IMAGE)) {
      facts.runningImage(FakeDevice.FLASH + device.runningFile());
    }
    Duration uptime = Duration.between(device.bootMark().bootedAt(), now);
    device
        .stack()
        .ifPresent(members -> members.tell(facts, device.bootList(), device.version(), uptime));
    facts.failover(device.pair().map(both -> both.failover(device)).orElse(FakePair.ALONE));
    return facts.build();
  }
}
