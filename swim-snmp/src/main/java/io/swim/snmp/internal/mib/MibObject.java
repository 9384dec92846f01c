package io.swim.snmp.internal.mib;

/** The MIB objects in use, by their names in the MIB. */
public enum MibObject {
  // SNMPv2-MIB (RFC 3418), HOST-RESOURCES-MIB (RFC 2790), SNMP-FRAMEWORK-MIB (RFC 3411)
  SYS_DESCR("sysDescr", "1.3.6.1.2.1.1.1"),
  SYS_OBJECT_ID("sysObjectID", "1.3.6.1.2.1.1.2"),
  SYS_UP_TIME("sysUpTime", "1.3.6.1.2.1.1.3"),
  HR_MEMORY_SIZE("hrMemorySize", "1.3.6.1.2.1.25.2.2"),
  ENGINE_BOOTS("snmpEngineBoots", "1.3.6.1.6.3.10.2.1.2"),
  ENGINE_TIME("snmpEngineTime", "1.3.6.1.6.3.10.2.1.3"),
  // ENTITY-MIB (RFC 6933)
  PHYSICAL_CONTAINED_IN("entPhysicalContainedIn", "1.3.6.1.2.1.47.1.1.1.1.4"),
  PHYSICAL_CLASS("entPhysicalClass", "1.3.6.1.2.1.47.1.1.1.1.5"),
  PHYSICAL_SERIAL("entPhysicalSerialNum", "1.3.6.1.2.1.47.1.1.1.1.11"),
  PHYSICAL_MODEL("entPhysicalModelName", "1.3.6.1.2.1.47.1.1.1.1.13"),
  // CISCO-IMAGE-MIB, OLD-CISCO-SYS-MIB, OLD-CISCO-CHASSIS-MIB
  IMAGE_STRING("ciscoImageString", "1.3.6.1.4.1.9.9.25.1.1.1.2"),
  SYS_CONFIG_NAME("sysConfigName", "1.3.6.1.4.1.9.2.1.73"),
  CHASSIS_ID("chassisId", "1.3.6.1.4.1.9.3.6.3"),
  PROCESSOR_RAM("processorRam", "1.3.6.1.4.1.9.3.6.6"),
  // CISCO-MEMORY-POOL-MIB, CISCO-PROCESS-MIB
  POOL_NAME("ciscoMemoryPoolName", "1.3.6.1.4.1.9.9.48.1.1.1.2"),
  POOL_USED("ciscoMemoryPoolUsed", "1.3.6.1.4.1.9.9.48.1.1.1.5"),
  POOL_FREE("ciscoMemoryPoolFree", "1.3.6.1.4.1.9.9.48.1.1.1.6"),
  CPU_MEMORY_USED("cpmCPUMemoryUsed", "1.3.6.1.4.1.9.9.109.1.1.1.1.12"),
  CPU_MEMORY_FREE("cpmCPUMemoryFree", "1.3.6.1.4.1.9.9.109.1.1.1.1.13"),
  // CISCO-CONFIG-MAN-MIB
  RUNNING_CHANGED("ccmHistoryRunningLastChanged", "1.3.6.1.4.1.9.9.43.1.1.1"),
  RUNNING_SAVED("ccmHistoryRunningLastSaved", "1.3.6.1.4.1.9.9.43.1.1.2"),
  STARTUP_CHANGED("ccmHistoryStartupLastChanged", "1.3.6.1.4.1.9.9.43.1.1.3"),
  // CISCO-FLASH-MIB: devices, partitions, files
  DEVICE_NAME("ciscoFlashDeviceName", "1.3.6.1.4.1.9.9.10.1.1.2.1.7"),
  DEVICE_NAME_EXTENDED("ciscoFlashDeviceNameExtended", "1.3.6.1.4.1.9.9.10.1.1.2.1.15"),
  PARTITION_SIZE("ciscoFlashPartitionSize", "1.3.6.1.4.1.9.9.10.1.1.4.1.1.4"),
  PARTITION_FREE("ciscoFlashPartitionFreeSpace", "1.3.6.1.4.1.9.9.10.1.1.4.1.1.5"),
  PARTITION_STATUS("ciscoFlashPartitionStatus", "1.3.6.1.4.1.9.9.10.1.1.4.1.1.8"),
  PARTITION_NAME("ciscoFlashPartitionName", "1.3.6.1.4.1.9.9.10.1.1.4.1.1.10"),
  PARTITION_NEED_ERASURE("ciscoFlashPartitionNeedErasure", "1.3.6.1.4.1.9.9.10.1.1.4.1.1.11"),
  PARTITION_SIZE_EXTENDED("ciscoFlashPartitionSizeExtended", "1.3.6.1.4.1.9.9.10.1.1.4.1.1.13"),
  PARTITION_FREE_EXTENDED(
      "ciscoFlashPartitionFreeSpaceExtended", "1.3.6.1.4.1.9.9.10.1.1.4.1.1.14"),
  FILE_SIZE("ciscoFlashFileSize", "1.3.6.1.4.1.9.9.10.1.1.4.2.1.1.2"),
  FILE_STATUS("ciscoFlashFileStatus", "1.3.6.1.4.1.9.9.10.1.1.4.2.1.1.4"),
  FILE_NAME("ciscoFlashFileName", "1.3.6.1.4.1.9.9.10.1.1.4.2.1.1.5"),
  // CISCO-FLASH-MIB: copy operations
  COPY_COMMAND("ciscoFlashCopyCommand", "1.3.6.1.4.1.9.9.10.1.2.1.1.2"),
  COPY_PROTOCOL("ciscoFlashCopyProtocol", "1.3.6.1.4.1.9.9.10.1.2.1.1.3"),
  COPY_SERVER("ciscoFlashCopyServerAddress", "1.3.6.1.4.1.9.9.10.1.2.1.1.4"),
  COPY_SOURCE("ciscoFlashCopySourceName", "1.3.6.1.4.1.9.9.10.1.2.1.1.5"),
  COPY_DESTINATION("ciscoFlashCopyDestinationName", "1.3.6.1.4.1.9.9.10.1.2.1.1.6"),
  COPY_USER_NAME("ciscoFlashCopyRemoteUserName", "1.3.6.1.4.1.9.9.10.1.2.1.1.7"),
  COPY_STATUS("ciscoFlashCopyStatus", "1.3.6.1.4.1.9.9.10.1.2.1.1.8"),
  COPY_ROW_STATUS("ciscoFlashCopyEntryStatus", "1.3.6.1.4.1.9.9.10.1.2.1.1.11"),
  COPY_SERVER_TYPE("ciscoFlashCopyServerAddrType", "1.3.6.1.4.1.9.9.10.1.2.1.1.13"),
  COPY_SERVER_INET("ciscoFlashCopyServerAddrRev1", "1.3.6.1.4.1.9.9.10.1.2.1.1.14"),
  COPY_PASSWORD("ciscoFlashCopyRemotePassword", "1.3.6.1.4.1.9.9.10.1.2.1.1.15"),
  // CISCO-FLASH-MIB: erase, delete and the like
  MISC_COMMAND("ciscoFlashMiscOpCommand", "1.3.6.1.4.1.9.9.10.1.2.3.1.2"),
  MISC_DESTINATION("ciscoFlashMiscOpDestinationName", "1.3.6.1.4.1.9.9.10.1.2.3.1.3"),
  MISC_STATUS("ciscoFlashMiscOpStatus", "1.3.6.1.4.1.9.9.10.1.2.3.1.4"),
  MISC_ROW_STATUS("ciscoFlashMiscOpEntryStatus", "1.3.6.1.4.1.9.9.10.1.2.3.1.7"),
  // OLD-CISCO-TS-MIB
  MESSAGE_SEND("tsMsgSend", "1.3.6.1.4.1.9.2.9.9");

  private final String mibName;
  private final String oid;

  MibObject(String mibName, String oid) {
    this.mibName = mibName;
    this.oid = oid;
  }

  /** The name in the MIB. */
  public String mibName() {
    return mibName;
  }

  /** The object itself, to walk. */
  public String oid() {
    return oid;
  }

  /** The only instance of a scalar. */
  public String scalar() {
    return oid + ".0";
  }

  /** An instance in a table. */
  public String at(String index) {
    return oid + "." + index;
  }

  /** Such as {@code sysUpTime.0}; an OID that is not in use here stays as it is. */
  public static String describe(String instance) {
    for (MibObject each : values()) {
      if (instance.equals(each.oid) || instance.startsWith(each.oid + ".")) {
        return each.mibName + instance.substring(each.oid.length());
      }
    }
    return instance;
  }
}
