package io.swim.snmp.internal.mib;

import java.util.Optional;

/**
 * Where the tables of flash devices, partitions and files are: CISCO-FLASH-MIB, and
 * HH3C-FLASH-MAN-MIB and HUAWEI-FLASH-MAN-MIB, which have the same ones with their columns in
 * another order.
 */
public enum FlashMib {
  CISCO(""),
  H3C("1.3.6.1.4.1.25506.2.5.1.1"),
  /** Where H3C was before it had a number of its own. */
  HUAWEI_3COM("1.3.6.1.4.1.2011.10.2.5.1.1"),
  HUAWEI("1.3.6.1.4.1.2011.6.9.1.1");

  private final String root;

  FlashMib(String root) {
    this.root = root;
  }

  /** What a size says when the true one is larger: the largest Gauge32, or Integer32. */
  long saturated() {
    return this == CISCO ? 0xffffffffL : Integer.MAX_VALUE;
  }

  /** Whether the name of a partition, not that of its device, stands in paths (cfa0: of H3C). */
  boolean partitionsHavePaths() {
    return this == H3C || this == HUAWEI_3COM;
  }

  Optional<String> deviceName() {
    return column(MibObject.DEVICE_NAME, ".2.1.4");
  }

  Optional<String> deviceNameExtended() {
    return this == CISCO ? Optional.of(MibObject.DEVICE_NAME_EXTENDED.oid()) : Optional.empty();
  }

  Optional<String> size() {
    return column(MibObject.PARTITION_SIZE, ".4.1.1.4");
  }

  Optional<String> sizeExtended() {
    return wide(MibObject.PARTITION_SIZE_EXTENDED, ".4.1.1.15");
  }

  Optional<String> free() {
    return column(MibObject.PARTITION_FREE, ".4.1.1.5");
  }

  Optional<String> freeExtended() {
    return wide(MibObject.PARTITION_FREE_EXTENDED, ".4.1.1.16");
  }

  Optional<String> status() {
    return column(MibObject.PARTITION_STATUS, ".4.1.1.8");
  }

  Optional<String> partitionName() {
    return column(MibObject.PARTITION_NAME, ".4.1.1.10");
  }

  Optional<String> needErasure() {
    return column(MibObject.PARTITION_NEED_ERASURE, ".4.1.1.11");
  }

  Optional<String> fileName() {
    return column(MibObject.FILE_NAME, ".4.2.1.1.2");
  }

  Optional<String> fileSize() {
    return column(MibObject.FILE_SIZE, ".4.2.1.1.3");
  }

  Optional<String> fileStatus() {
    return column(MibObject.FILE_STATUS, ".4.2.1.1.4");
  }

  private Optional<String> wide(MibObject cisco, String other) {
    return this == HUAWEI ? Optional.empty() : column(cisco, other);
  }

  private Optional<String> column(MibObject cisco, String other) {
    return Optional.of(this == CISCO ? cisco.oid() : root + other);
  }
}
