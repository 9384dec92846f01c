package io.swim.testkit.internal.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.testkit.internal.mib.MibGroup;
import io.swim.testkit.internal.mib.ObjectMap;
import io.swim.testkit.internal.snmp.PduProcessor.Access;
import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.api.Test;
import org.snmp4j.PDU;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/** A simulated agent's work for one message: a thousand of them share two cores with the engine. */
class PduProcessorTest {
  private static final OID ROOT = new OID("1.3.6.1.4.1.99999");

  private int gathered;
  private final PduProcessor processor =
      new PduProcessor(new Mib(List.of(new Counted()), root -> false));

  /** A hundred objects whose value is how often they were gathered. */
  private final class Counted implements MibGroup {
    @Override
    public OID root() {
      return ROOT;
    }

    @Override
    public NavigableMap<OID, Variable> objects() {
      gathered++;
      ObjectMap map = new ObjectMap(ROOT);
      for (int i = 1; i <= 100; i++) {
        map.put(i + ".0", gathered);
      }
      return map.objects();
    }
  }

  @Test
  void theObjectsOfAGroupAreGatheredOnceForAMessageAndAnewForTheNext() {
    PDU first = answer(PDU.GETBULK, "1");
    assertThat(first.size()).isEqualTo(50);
    assertThat(first.get(49).getOid()).isEqualTo(new OID(ROOT).append("50.0"));
    assertThat(gathered).isEqualTo(1);

    PDU second = answer(PDU.GET, ROOT + ".1.0", ROOT + ".2.0");
    assertThat(second.getVariableBindings())
        .extracting(binding -> binding.getVariable().toInt())
        .containsExactly(2, 2);
    assertThat(gathered).isEqualTo(2);
  }

  @Test
  void whatAnAnswerIsUsedForDoesNotChangeTheNamesOfTheNext() {
    answer(PDU.GETNEXT, "1").get(0).getOid().append(7);

    assertThat(answer(PDU.GETNEXT, "1").get(0).getOid()).isEqualTo(new OID(ROOT).append("1.0"));
  }

  private PDU answer(int type, String... oids) {
    PDU request = new PDU();
    request.setType(type);
    if (type == PDU.GETBULK) {
      request.setMaxRepetitions(50);
    }
    for (String oid : oids) {
      request.add(new VariableBinding(new OID(oid)));
    }
    PDU response = new PDU();
    processor.process(request, response, SnmpConstants.version2c, Access.READ);
    return response;
  }
}
