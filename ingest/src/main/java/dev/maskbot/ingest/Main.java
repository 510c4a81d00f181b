package dev.maskbot.ingest;

import dev.maskbot.runtime.Daemon;
import dev.maskbot.runtime.Health;
import dev.maskbot.runtime.Settings;
import dev.maskbot.runtime.SsmParameterStore;
import dev.maskbot.x.BotAccount;
import dev.maskbot.x.XClient;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.function.Supplier;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The ingestion daemon: mentions from X's filtered stream into Kinesis. Clients are left to end with the process. */
final class Main {
    private Main() {}

    public static void main(String[] args) {
        Daemon.run("ingest", Main::start);
    }

    private static Supplier<Health> start(Daemon daemon) throws InterruptedException {
        var clock = Clock.systemUTC();
        var random = new Random();
        var aws = Apache5HttpClient.create();
        var ssm = SsmClient.builder().httpClient(aws).build();
        var kinesis = KinesisClient.builder().httpClient(aws).build();

        var settings = IngestSettings.from(Settings.load(System.getenv(), new SsmParameterStore(ssm)));
        var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1) // closing a stream must close its connection
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        var x = new XClient(settings.xApiUrl(), http, settings::credentials, clock);
        var bot = BotAccount.ask(x, clock, Thread::sleep, random);

        var app = new AppClient(settings.xApiUrl(), http, settings.credentials()::bearerToken);
        var publisher = daemon.own(new KinesisPublisher(kinesis, settings.stream(), Thread::sleep, random).start());
        var reader = daemon.own(
                new StreamReader(app, new MentionFilter(bot), publisher, clock, Thread::sleep, random).start());
        return reader::health;
    }
}
