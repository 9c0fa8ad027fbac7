//! Time per mail of what runs when the popup opens. Prints medians; `./build.sh bench` runs it with the popup's times.

use bow_out::mail::Message;
use bow_out::reason::Profile;
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 200;

fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

fn mail(paragraphs: usize) -> Message {
    let paragraph = "We read your application for the Data Engineer position with pleasure and would like to invite you \
        to a first interview with two people from the team. Would Tuesday at 10:00 or Wednesday at 14:30 suit you? It \
        takes about 45 minutes, by video, and you need not prepare anything.\n\n";
    Message {
        subject: "Interview for the Data Engineer position".into(),
        from_name: "Priya Shah".into(),
        from_email: "priya.shah@northwick.example".into(),
        to_name: "Sam Lee".into(),
        body: format!(
            "Hi Sam,\n\n{}Best regards,\nPriya Shah\nTalent Partner, Northwick\n",
            paragraph.repeat(paragraphs)
        ),
    }
}

fn main() {
    println!("{:24} {:>10} {:>12}", "read one mail", "bytes", "median");
    for paragraphs in [1, 7, 70, 700] {
        let mail = mail(paragraphs);
        let time = median(|| {
            black_box(bow_out::read(black_box(&mail), &Profile::default()));
        });
        println!("{:24} {:>10} {:>10} µs", format!("{paragraphs} paragraphs"), mail.body.len(), time.as_micros());
    }
}
