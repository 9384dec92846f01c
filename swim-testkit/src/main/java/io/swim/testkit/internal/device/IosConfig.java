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
public record IosConfig(
    String hostname,
    List<String> bootImages,
    int tftpBlockSize,
    boolean quietPrompts,
    boolean systemShutdown,
    TransferConfig transfer) {

  public IosConfig withHostname(String name) {
    return new IosConfig(name, bootImages, tftpBlockSize, quietPrompts, systemShutdown, transfer);
  }

  public IosConfig withBootImages(List<String> images) {
    return new IosConfig(
        hostname, List.copyOf(images), tftpBlockSize, quietPrompts, systemShutdown, transfer);
  }

  public IosConfig withBootImage(String image) {
    List<String> images = new ArrayList<>(bootImages);
    images.add(image);
    return withBootImages(images);
  }

  public IosConfig withTftpBlockSize(int size) {
    return new IosConfig(hostname, bootImages, size, quietPrompts, systemShutdown, transfer);
  }

  public IosConfig withQuietPrompts(boolean quiet) {
    return new IosConfig(hostname, bootImages, tftpBlockSize, quiet, systemShutdown, transfer);
  }

  public IosConfig withSystemShutdown(boolean allowed) {
    return new IosConfig(hostname, bootImages, tftpBlockSize, quietPrompts, allowed, transfer);
  }

  public IosConfig withTransfer(TransferConfig changed) {
    return new IosConfig(
        hostname, bootImages, tftpBlockSize, quietPrompts, systemShutdown, changed);
  }
}
