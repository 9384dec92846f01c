package io.swim.testkit.internal.device;

import java.util.ArrayList;
import java.util.List;

/**
 * The configuration as far as it matters here.
 *
 * @param bootImages entries of the boot list as they were typed, in order
 * @param tftpBlockSize {@code ip tftp blocksize}; 0 when not configured
 * @param quietPrompts {@code file prompt quiet}
 * @param systemShutdown {@code snmp-server system-shutdown}
 * @param transfer what concerns copying
 */
public record DeviceConfig(
    String hostname,
    List<String> bootImages,
    int tftpBlockSize,
    boolean quietPrompts,
    boolean systemShutdown,
    TransferConfig transfer) {

  public DeviceConfig withHostname(String name) {
    return new DeviceConfig(
        name, bootImages, tftpBlockSize, quietPrompts, systemShutdown, transfer);
  }

  public DeviceConfig withBootImages(List<String> images) {
    return new DeviceConfig(
        hostname, List.copyOf(images), tftpBlockSize, quietPrompts, systemShutdown, transfer);
  }

  public DeviceConfig withBootImage(String image) {
    List<String> images = new ArrayList<>(bootImages);
    images.add(image);
    return withBootImages(images);
  }

  public DeviceConfig withTftpBlockSize(int size) {
    return new DeviceConfig(hostname, bootImages, size, quietPrompts, systemShutdown, transfer);
  }

  public DeviceConfig withQuietPrompts(boolean quiet) {
    return new DeviceConfig(hostname, bootImages, tftpBlockSize, quiet, systemShutdown, transfer);
  }

  public DeviceConfig withSystemShutdown(boolean allowed) {
    return new DeviceConfig(hostname, bootImages, tftpBlockSize, quietPrompts, allowed, transfer);
  }

  public DeviceConfig withTransfer(TransferConfig changed) {
    return new DeviceConfig(
        hostname, bootImages, tftpBlockSize, quietPrompts, systemShutdown, changed);
  }
}
