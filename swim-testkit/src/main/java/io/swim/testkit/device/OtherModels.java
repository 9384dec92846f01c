package io.swim.testkit.device;

/** The hardware of other vendors than Cisco that this kit knows. */
public final class OtherModels {
  private static final long MIB = 1024L * 1024;

  private OtherModels() {}

  /** An Arista 7050SX3 with 48 ports, 8 GiB RAM, 4 GiB flash; EOS. */
  public static SimulatedModel arista7050() {
    return new SimulatedModel(
        "EOS",
        "DCS-7050SX3-48YC8",
        "x86_64",
        "1.3.6.1.4.1.30065.1.3011.7050.3741.48.2878.8",
        8192 * MIB,
        4096 * MIB,
        BootStyle.ONE_IMAGE,
        "EOS",
        SimulatedPlatform.EOS,
        1);
  }

  /** A Huawei S5735-L with 24 ports, 1 GiB RAM, 512 MiB flash; VRP. */
  public static SimulatedModel huaweiS5735() {
    return new SimulatedModel(
        "S5735",
        "S5735-L24P4X-A",
        "ARM",
        "1.3.6.1.4.1.2011.2.23.747",
        1024 * MIB,
        512 * MIB,
        BootStyle.ONE_IMAGE,
        "S5735",
        SimulatedPlatform.VRP,
        1);
  }

  /** A Juniper MX204 with 32 GiB RAM, 4 GiB for {@code /var}; Junos. */
  public static SimulatedModel juniperMx204() {
    return new SimulatedModel(
        "mx-x86-64",
        "mx204",
        "JNP204 [MX204]",
        "1.3.6.1.4.1.2636.1.1.1.2.150",
        32_768 * MIB,
        4096 * MIB,
        BootStyle.ONE_IMAGE,
        "junos-install-mx-x86-64",
        SimulatedPlatform.JUNOS,
        1);
  }

  /** A gateway of nobody with 1 GiB RAM, 512 MiB for {@code /data}; Linux with two slots. */
  public static SimulatedModel linuxGateway() {
    return new SimulatedModel(
        "acme-gateway",
        "acme-gateway",
        "ARM",
        "1.3.6.1.4.1.8072.3.2.10",
        1024 * MIB,
        512 * MIB,
        BootStyle.ONE_IMAGE,
        "acme-gateway",
        SimulatedPlatform.LINUX_AB,
        1);
  }

  /** An HPE 5130 EI with 24 ports, 1 GiB RAM, 512 MiB flash; Comware 7. */
  public static SimulatedModel hpe5130() {
    return new SimulatedModel(
        "5130EI",
        "5130-24G-4SFP+ EI JG932A",
        "ARM",
        "1.3.6.1.4.1.25506.11.1.164",
        1024 * MIB,
        512 * MIB,
        BootStyle.ONE_IMAGE,
        "5130EI",
        SimulatedPlatform.COMWARE,
        1);
  }

  /** A MikroTik RB4011 with 1 GiB RAM, 512 MiB flash, for ARM; RouterOS. */
  public static SimulatedModel mikrotikRb4011() {
    return new SimulatedModel(
        "arm",
        "RB4011iGS+",
        "ARM",
        "1.3.6.1.4.1.14988.1",
        1024 * MIB,
        512 * MIB,
        BootStyle.ONE_IMAGE,
        "routeros",
        SimulatedPlatform.ROUTEROS,
        1);
  }
}
