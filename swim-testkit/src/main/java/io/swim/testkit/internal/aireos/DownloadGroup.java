package io.swim.testkit.internal.aireos;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import io.swim.testkit.internal.mib.SetRefused;
import java.io.IOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** agentTransferDownloadGroup of AIRESPACE-SWITCHING-MIB: what the command line has, for TFTP. */
record DownloadGroup(NetworkDevice device) implements MibGroup {
  private static final Logger LOG = LoggerFactory.getLogger(DownloadGroup.class);
  private static final OID ROOT = new OID("1.3.6.1.4.1.14179.1.2.9.2");
  private static final int MODE = 1;
  private static final int SERVER = 2;
  private static final int PATH = 3;
  private static final int FILE = 4;
  private static final int TYPE = 5;
  private static final int START = 6;
  private static final int TFTP = 1;
  private static final int CODE = 2;
  private static final int ENABLE = 1;
  private static final int LONGEST = 63;

  @Override
  public OID root() {
    return ROOT;
  }

  private DownloadSettings settings() {
    return AireOs.of(device).download();
  }

  @Override
  public NavigableMap<OID, Variable> objects() {
    String server = settings().get("serverip");
    ObjectMap map = new ObjectMap(ROOT);
    map.put(MODE + ".0", TFTP)
        .put(SERVER + ".0", new IpAddress(server.isEmpty() ? "0.0.0.0" : server))
        .put(PATH + ".0", settings().get("path"))
        .put(FILE + ".0", settings().get("filename"))
        .put(TYPE + ".0", CODE)
        .put(START + ".0", 2)
        .put("7.0", settings().status());
    return map.objects();
  }

  @Override
  public Runnable prepareSet(List<VariableBinding> bindings) throws SetRefused {
    for (VariableBinding each : bindings) {
      check(each);
    }
    return () -> bindings.forEach(this::set);
  }

  private static int column(VariableBinding binding) {
    return binding.getOid().get(ROOT.size());
  }

  private void check(VariableBinding binding) throws SetRefused {
    int column = column(binding);
    boolean text = column == PATH || column == FILE;
    if (column > START) {
      throw new SetRefused(binding.getOid(), SetRefused.NOT_WRITABLE);
    }
    if (text && binding.getVariable().toString().length() > LONGEST) {
      throw new SetRefused(binding.getOid(), SetRefused.WRONG_TYPE);
    }
    boolean busy = settings().isBusy();
    boolean unknown =
        column == MODE && binding.getVariable().toInt() != TFTP
            || column == TYPE && binding.getVariable().toInt() != CODE
            || column == START && binding.getVariable().toInt() != ENABLE;
    if (busy || unknown) {
      throw new SetRefused(binding.getOid(), SetRefused.COMMIT_FAILED);
    }
  }

  private void set(VariableBinding binding) {
    String text = binding.getVariable().toString();
    switch (column(binding)) {
      case SERVER -> settings().set("serverip", text);
      case PATH -> settings().set("path", text);
      case FILE -> settings().set("filename", text);
      case START -> start();
      default -> settings().set("mode", "tftp");
    }
    device.nvram().touch();
  }

  private void start() {
    ImageFetch.begin(device)
        .ifPresent(fetch -> CompletableFuture.runAsync(() -> run(fetch), device.executor()));
  }

  private void run(ImageFetch fetch) {
    try {
      fetch.run(TransferProtocol.TFTP, ImageFetch.Watcher.NOBODY);
    } catch (IOException e) {
      LOG.debug("{}: no download: {}", device.spec().hostname(), e.toString());
    }
  }
}
