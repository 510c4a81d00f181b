package dev.maskbot.deploy;

import static dev.maskbot.deploy.Template.list;
import static dev.maskbot.deploy.Template.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a stack costs that nobody writes to, with the template's defaults, at the list prices of us-east-1. */
final class CostTest {
    private static final double HOURS = 730;

    /** aws.amazon.com/ec2/pricing/on-demand, dollars an hour. */
    private static final Map<String, Double> INSTANCES =
            Map.of("t4g.nano", 0.0042, "t4g.micro", 0.0084, "t4g.small", 0.0168);

    /** Gauges of both daemons, the sweeps' counter, KCL's four; all others are sent only when something is counted. */
    private static final int IDLE_METRICS = 14;

    private final Template template = Template.read();
    private final Resolution defaults = new Resolution(template, Map.of());

    @Test
    void idleStack_costsLessThan35DollarsAMonth() {
        var bill = new LinkedHashMap<String, Double>();
        for (var launch : template.resources("AWS::EC2::LaunchTemplate").keySet()) {
            var data = map(defaults.properties(launch).get("LaunchTemplateData"));
            bill.put(launch, INSTANCES.get(data.get("InstanceType").toString()) * HOURS);
            var disk = map(map(list(data.get("BlockDeviceMappings")).getFirst()).get("Ebs"));
            bill.put(launch + " disk", (Integer) disk.get("VolumeSize") * 0.08);
            assertThat(map(list(data.get("NetworkInterfaces")).getFirst()))
                    .containsEntry("AssociatePublicIpAddress", true);
            bill.put(launch + " address", 0.005 * HOURS);
        }
        var shards = (Integer) defaults.properties("Stream").get("ShardCount");
        bill.put("shards", shards * 0.015 * HOURS);
        assertThat(defaults.properties("Stream")).containsEntry("RetentionPeriodHours", 24);
        // Writes on demand, 0.625 a million: a lease and its leader every 1.3 s, the lock every 5 s; reads are a third
        // of that.
        bill.put("tables", (1 / 1.3 + 1 / 5.0) * 3600 * HOURS * 0.625e-6 * 1.1);
        bill.put("metrics", (IDLE_METRICS - 10) * 0.30);
        bill.put("alarms", (alarmMetrics() - 10) * 0.10 + 0.50); // one composite
        bill.put("S3, SSM, SNS, logs", 0.30);

        var total = bill.values().stream().mapToDouble(Double::doubleValue).sum();
        assertThat(total).as(bill.toString()).isBetween(25.0, 35.0);
    }

    /** An alarm on an expression is billed for each metric in it. */
    private long alarmMetrics() {
        return template.resources("AWS::CloudWatch::Alarm").values().stream()
                .filter(defaults::exists)
                .mapToLong(alarm -> map(alarm.get("Properties")).containsKey("Metrics")
                        ? list(map(alarm.get("Properties")).get("Metrics")).stream()
                                .filter(metric -> map(metric).containsKey("MetricStat"))
                                .count()
                        : 1)
                .sum();
    }
}
