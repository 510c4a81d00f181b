// The same with sharp, where `npm install sharp` has been run in this folder or above.
// Arguments: mask, photo, seconds to warm up, seconds to measure, where to write what it made.
import { readFileSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'

sharp.concurrency(1)
sharp.cache(false)
const [mask, photo] = process.argv.slice(2, 4).map(file => readFileSync(file))
const faces = [[0.15, 0.20, 0.12, 0.20, -17], [0.45, 0.30, 0.16, 0.28, 6.5], [0.75, 0.25, 0.10, 0.17, 31]]
const { width, height } = await sharp(photo).metadata()

async function job() {
  const masks = []
  for (const [left, top, across, down, roll] of faces) {
    const turned = await sharp(mask).rotate(roll, { background: '#00000000' }).png({ compressionLevel: 0 }).toBuffer()
    const input = await sharp(turned)
      .resize(Math.floor(across * width), Math.floor(down * height), { fit: 'fill' })
      .png({ compressionLevel: 0 }).toBuffer()
    masks.push({ input, left: Math.floor(left * width), top: Math.floor(top * height) })
  }
  return sharp(photo).composite(masks).jpeg({ quality: 85, optimiseCoding: false }).toBuffer()
}

async function run(seconds) {
  let count = 0
  for (const end = performance.now() + seconds * 1000; performance.now() < end; count++) await job()
  return count
}

const started = performance.now()
const made = await job()
const first = performance.now() - started
writeFileSync(process.argv[6], made)
await run(Number(process.argv[4]))
const cpu = process.cpuUsage(), begun = performance.now()
const count = await run(Number(process.argv[5]))
// Not resourceUsage(), which counts what the parent had when it started us.
const peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1])
const wall = performance.now() - begun, used = process.cpuUsage(cpu)
console.log(`cost: ${wall / count} ${(used.user + used.system) / 1000 / count} ${peak / 1024} ${first}`)
