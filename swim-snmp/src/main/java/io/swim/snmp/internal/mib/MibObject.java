package io.swim.snmp.internal.mib;

/** The MIB objects in use, by their names in the MIB. */
public enum MibObject {
  // SNMPv2-MIB (RFC 3418), HOST-RESOURCES-MIB (RFC 2790), SNMP-FRAMEWORK-MIB (RFC 3411)
  SYS_DESCR("sysDescr", "1.3.6.1.2.1.1.1"),
  SYS_OBJECT_ID("sysObjectID", "1.3.6.1.2.1.1.2"),
  SYS_UP_TIME("sysUpTime", "1.3.6.1.2.1.1.3"),
  HR_STORAGE_TYPE("hrStorageType", "1.3.6.1.2.1.25.2.3.1.2"),
  HR_STORAGE_NAME("hrStorageDescr", "1.3.6.1.2.1.25.2.3.1.3"),
  HR_STORAGE_UNIT("hrStorageAllocationUnits", "1.3.6.1.2.1.25.2.3.1.4"),
  HR_STORAGE_SIZE("hrStorageSize", "1.3.6.1.2.1.25.2.3.1.5"),
  HR_SOFTWARE_NAME("hrSWInstalledName", "1.3.6.1.2.1.25.6.3.1.2"),
  HR_MEMORY_SIZE("hrMemorySize", "1.3.6.1.2.1.25.2.2"),
  ENGINE_BOOTS("snmpEngineBoots", "1.3.6.1.6.3.10.2.1.2"),
  ENGINE_TIME("snmpEngineTime", "1.3.6.1.6.3.10.2.1.3"),
  // ENTITY-MIB (RFC 6933)
  PHYSICAL_CONTAINED_IN("entPhysicalContainedIn", "1.3.6.1.2.1.47.1.1.1.1.4"),
  PHYSICAL_CLASS("entPhysicalClass", "1.3.6.1.2.1.47.1.1.1.1.5"),
  PHYSICAL_NAME("entPhysicalName", "1.3.6.1.2.1.47.1.1.1.1.7"),
  PHYSICAL_SOFTWARE("entPhysicalSoftwareRev", "1.3.6.1.2.1.47.1.1.1.1.10"),
  PHYSICAL_SERIAL("entPhysicalSerialNum", "1.3.6.1.2.1.47.1.1.1.1.11"),
  PHYSICAL_MODEL("entPhysicalModelName", "1.3.6.1.2.1.47.1.1.1.1.13"),
  // CISCO-IMAGE-MIB, OLD-CISCO-SYS-MIB, OLD-CISCO-CHASSIS-MIB
  IMAGE_STRING("ciscoImageString", "1.3.6.1.4.1.9.9.25.1.1.1.2"),
  SYS_CONFIG_NAME("sysConfigName", "1.3.6.1.4.1.9.2.1.73"),
  CHASSIS_ID("chassisId", "1.3.6.1.4.1.9.3.6.3"),
  PROCESSOR_RAM("processorRam", "1.3.6.1.4.1.9.3.6.6"),
  // CISCO-STACKWISE-MIB, CISCO-RF-MIB
  STACK_NUMBER("cswSwitchNumCurrent", "1.3.6.1.4.1.9.9.500.1.2.1.1.1"),
  STACK_ROLE("cswSwitchRole", "1.3.6.1.4.1.9.9.500.1.2.1.1.3"),
  STACK_STATE("cswSwitchState", "1.3.6.1.4.1.9.9.500.1.2.1.1.6"),
  UNIT_STATE("cRFStatusUnitState", "1.3.6.1.4.1.9.9.176.1.1.2"),
  PEER_STATE("cRFStatusPeerUnitState", "1.3.6.1.4.1.9.9.176.1.1.4"),
  REDUNDANCY_MODE("cRFCfgRedundancyOperMode", "1.3.6.1.4.1.9.9.176.1.2.16"),
  // CISCO-MEMORY-POOL-MIB, CISCO-PROCESS-MIB, CISCO-ENHANCED-MEMPOOL-MIB
  POOL_NAME("ciscoMemoryPoolName", "1.3.6.1.4.1.9.9.48.1.1.1.2"),
  POOL_USED("ciscoMemoryPoolUsed", "1.3.6.1.4.1.9.9.48.1.1.1.5"),
  POOL_FREE("ciscoMemoryPoolFree", "1.3.6.1.4.1.9.9.48.1.1.1.6"),
  CPU_MEMORY_USED("cpmCPUMemoryUsed", "1.3.6.1.4.1.9.9.109.1.1.1.1.12"),
  CPU_MEMORY_FREE("cpmCPUMemoryFree", "1.3.6.1.4.1.9.9.109.1.1.1.1.13"),
  ENHANCED_POOL_TYPE("cempMemPoolType", "1.3.6.1.4.1.9.9.221.1.1.1.1.2"),
  ENHANCED_POOL_USED("cempMemPoolUsed", "1.3.6.1.4.1.9.9.221.1.1.1.1.7"),
  ENHANCED_POOL_FREE("cempMemPoolFree", "1.3.6.1.4.1.9.9.221.1.1.1.1.8"),
  ENHANCED_POOL_USED_HC("cempMemPoolHCUsed", "1.3.6.1.4.1.9.9.221.1.1.1.1.18"),
  ENHANCED_POOL_FREE_HC("cempMemPoolHCFree", "1.3.6.1.4.1.9.9.221.1.1.1.1.20"),
  // AIRESPACE-WIRELESS-MIB
  AP_NAME("bsnAPName", "1.3.6.1.4.1.14179.2.2.1.1.3"),
  AP_STATUS("bsnAPOperationStatus", "1.3.6.1.4.1.14179.2.2.1.1.6"),
  AP_VERSION("bsnAPSoftwareVersion", "1.3.6.1.4.1.14179.2.2.1.1.8"),
  // CISCO-ENHANCED-IMAGE-MIB
  INSTALLABLE_NAME("ceImageInstallableName", "1.3.6.1.4.1.9.9.249.1.2.2.1.3"),
  INSTALLABLE_STATUS("ceImageInstallableStatus", "1.3.6.1.4.1.9.9.249.1.2.2.1.4"),
  // CISCOSB-DEVICEPARAMS-MIB
  SLOT_ACTIVE("rndActiveSoftwareFile", "1.3.6.1.4.1.9.6.1.101.2.13.1.1.2"),
  SLOT_NEXT("rndActiveSoftwareFileAfterReset", "1.3.6.1.4.1.9.6.1.101.2.13.1.1.3"),
  SLOT_VERSION_1("rndImage1Version", "1.3.6.1.4.1.9.6.1.101.2.16.1.1.4"),
  SLOT_VERSION_2("rndImage2Version", "1.3.6.1.4.1.9.6.1.101.2.16.1.1.5"),
  // CISCOSB-COPY-MIB, CISCOSB-rndMng
  SB_COPY_SOURCE_LOCATION("rlCopySourceLocation", "1.3.6.1.4.1.9.6.1.101.87.2.1.3"),
  SB_COPY_SOURCE_ADDRESS("rlCopySourceIpAddress", "1.3.6.1.4.1.9.6.1.101.87.2.1.4"),
  SB_COPY_SOURCE_FILE("rlCopySourceFileName", "1.3.6.1.4.1.9.6.1.101.87.2.1.6"),
  SB_COPY_DESTINATION("rlCopyDestinationLocation", "1.3.6.1.4.1.9.6.1.101.87.2.1.8"),
  SB_COPY_DESTINATION_TYPE("rlCopyDestinationFileType", "1.3.6.1.4.1.9.6.1.101.87.2.1.12"),
  SB_COPY_STATE("rlCopyOperationState", "1.3.6.1.4.1.9.6.1.101.87.2.1.14"),
  SB_COPY_ROW_STATUS("rlCopyRowStatus", "1.3.6.1.4.1.9.6.1.101.87.2.1.17"),
  SB_HISTORY_SOURCE("rlCopyHistorySourceFileName", "1.3.6.1.4.1.9.6.1.101.87.4.1.6"),
  SB_HISTORY_STATE("rlCopyHistoryOperationState", "1.3.6.1.4.1.9.6.1.101.87.4.1.14"),
  SB_HISTORY_ERROR("rlCopyHistoryErrorMessage", "1.3.6.1.4.1.9.6.1.101.87.4.1.18"),
  SB_ACTION("rndAction", "1.3.6.1.4.1.9.6.1.101.1.2"),
  // JUNIPER-VIRTUALCHASSIS-MIB
  VC_SERIAL("jnxVirtualChassisMemberSerialnumber", "1.3.6.1.4.1.2636.3.40.1.4.1.1.1.2"),
  VC_ROLE("jnxVirtualChassisMemberRole", "1.3.6.1.4.1.2636.3.40.1.4.1.1.1.3"),
  VC_VERSION("jnxVirtualChassisMemberSWVersion", "1.3.6.1.4.1.2636.3.40.1.4.1.1.1.5"),
  VC_MODEL("jnxVirtualChassisMemberModel", "1.3.6.1.4.1.2636.3.40.1.4.1.1.1.8"),
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
  // AIRESPACE-SWITCHING-MIB, agentTransferDownloadGroup
  DOWNLOAD_MODE("agentTransferDownloadMode", "1.3.6.1.4.1.14179.1.2.9.2.1"),
  DOWNLOAD_SERVER("agentTransferDownloadServerIP", "1.3.6.1.4.1.14179.1.2.9.2.2"),
  DOWNLOAD_PATH("agentTransferDownloadPath", "1.3.6.1.4.1.14179.1.2.9.2.3"),
  DOWNLOAD_FILE("agentTransferDownloadFilename", "1.3.6.1.4.1.14179.1.2.9.2.4"),
  DOWNLOAD_TYPE("agentTransferDownloadDataType", "1.3.6.1.4.1.14179.1.2.9.2.5"),
  DOWNLOAD_START("agentTransferDownloadStart", "1.3.6.1.4.1.14179.1.2.9.2.6"),
  DOWNLOAD_STATUS("agentTransferDownloadStatus", "1.3.6.1.4.1.14179.1.2.9.2.7"),
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
